# A Python 3.11 to 3.13 on Debian; the same image builds and runs.
ARG PYTHON_IMAGE=python:3.12-slim-bookworm

# hadolint ignore=DL3006
FROM ${PYTHON_IMAGE} AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_ROOT_USER_ACTION=ignore
RUN python3 -m venv /opt/app
ENV PATH=/opt/app/bin:$PATH
WORKDIR /src

# The locked packages come before the code: a change of the code leaves this layer as it is.
COPY requirements-build.txt requirements.txt ./
RUN pip install --require-hashes --no-deps -r requirements-build.txt \
 && pip install --require-hashes --no-deps --no-build-isolation --use-pep517 -r requirements.txt

COPY . .
RUN pip install --no-deps --no-build-isolation --no-index . \
 && python -m etl build seeds --out /data --no-progress \
 && pip uninstall --yes --quiet pip setuptools

# hadolint ignore=DL3006
FROM ${PYTHON_IMAGE}
RUN useradd --uid 10001 --no-create-home --home-dir /tmp --shell /usr/sbin/nologin reader
COPY --from=build /opt/app /opt/app
COPY --from=build /data /data
# All that is ever written goes to /tmp: the rest of the file system can be read-only.
ENV PATH=/opt/app/bin:$PATH HOME=/tmp PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
USER 10001
WORKDIR /tmp
EXPOSE 8501
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8501/_stcore/health', timeout=4)"]
CMD ["python", "-m", "dashboard", "--data", "/data", "--host", "0.0.0.0", "--port", "8501"]
