#!/usr/bin/env bash
# Build the image with buildah, start it as its own user, and look at what it serves.
# Needs root, buildah, debootstrap, crun, and a dataset in data/ built on the outside to compare with.
# Leaves nothing but the base system's archive, which the next run takes; KEEP_IMAGES=1 leaves the image store as well.
set -euo pipefail
cd "$(dirname "$0")/.."

base=localhost/ai-policy-indicators-base:bookworm
image=localhost/ai-policy-indicators:test
cached_base=/var/tmp/ai-policy-indicators-base-bookworm.tar
images=/var/tmp/ai-policy-indicators-images
port=$(.venv/bin/python -c 'import socket; probe = socket.socket(); probe.bind(("", 0)); print(probe.getsockname()[1])')
scratch=$(mktemp -d)
container=
server=

fail() { echo "FAILED: $*" >&2; exit 1; }

clean_up() {
  status=$?
  if [ -n "$server" ]; then kill -TERM -- "-$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; fi
  if [ -n "$container" ]; then store rm "$container" >/dev/null 2>&1 || true; fi
  if [ -z "${KEEP_IMAGES:-}" ]; then store rmi --all --force >/dev/null 2>&1 || true; rm -rf "$images"; fi
  rm -rf "$scratch"
  exit "$status"
}
trap clean_up EXIT

# A store of its own: nothing of this machine's is touched. Where overlay cannot be mounted, plain copies do.
driver=overlay
store() { buildah --root "$images" --runroot "$images/run" --storage-driver "$driver" "$@"; }
store images >/dev/null 2>&1 || driver=vfs

# --- a base with Python, once per machine ---
if ! store images --quiet "$base" >/dev/null 2>&1; then
  if [ ! -e "$cached_base" ]; then
    echo "Making the base system (once) ..."
    debootstrap --variant=minbase --include=python3,python3-venv,ca-certificates bookworm "$scratch/base" \
      >"$scratch/debootstrap.log" 2>&1 || { tail -n 20 "$scratch/debootstrap.log" >&2; fail "debootstrap"; }
    rm -rf "$scratch"/base/var/cache/apt/archives/*.deb "$scratch"/base/var/lib/apt/lists/*
    tar -C "$scratch/base" -cf "$cached_base.part" . && mv "$cached_base.part" "$cached_base"
    rm -rf "$scratch/base"
  fi
  from=$(store from scratch)
  store add --quiet "$from" "$cached_base" / >/dev/null
  store config --cmd /bin/bash "$from"
  store commit --quiet --format docker "$from" "$base" >/dev/null
  store rm "$from" >/dev/null
fi

# --- build, with this machine's certificates in the build only ---
bundle=${PIP_CERT:-/etc/ssl/certs/ca-certificates.crt}
printf '[global]\ncert = /etc/ssl/certs/ca-certificates.crt\n' >"$scratch/pip.conf"
echo "Building the image ..."
SECONDS=0
store build --isolation chroot --pull-never --format docker --layers --build-arg PYTHON_IMAGE="$base" \
  -v "$scratch/pip.conf:/etc/pip.conf:ro" -v "$bundle:/etc/ssl/certs/ca-certificates.crt:ro" \
  --tag "$image" . >"$scratch/build.log" 2>&1 || { tail -n 40 "$scratch/build.log" >&2; fail "the image does not build"; }
echo "Built in $SECONDS s."

# --- what the image says of itself ---
store inspect --type image --format '{{.Docker.Config.User}} {{.Docker.Config.Healthcheck}}' "$image" >"$scratch/config"
grep -q '^10001 ' "$scratch/config" || fail "the image does not run as 10001: $(cat "$scratch/config")"
grep -q '_stcore/health' "$scratch/config" || fail "the image has no health check"

# --- start it as its user ---
container=$(store from "$image")
mapfile -t command < <(store inspect --format '{{range .Docker.Config.Cmd}}{{println .}}{{end}}' "$container" | sed '/^$/d')
command[-1]=$port
set -m
store run --isolation chroot --user 10001 "$container" -- "${command[@]}" >"$scratch/server.log" 2>&1 &
server=$!
set +m

inside() { store run --isolation chroot --user "${1}" "$container" -- "${@:2}"; }

# --- and look ---
health() { .venv/bin/python -c "from urllib.request import urlopen; urlopen('http://127.0.0.1:$port/_stcore/health', timeout=2)" 2>/dev/null; }
for _ in $(seq 60); do health && break; kill -0 "$server" 2>/dev/null || break; sleep 0.5; done
health || { tail -n 20 "$scratch/server.log" >&2; fail "the dashboard does not answer"; }
DASHBOARD_URL=http://127.0.0.1:$port DASHBOARD_DATA=data .venv/bin/pytest -q tests/browser -k "(opens and zh-1440-light) or download" \
  || { tail -n 20 "$scratch/server.log" >&2; fail "the pages are not as they should be"; }

mounted=$(store mount "$container")
[ "$(stat -c %u "$mounted/data/build.json")" = 0 ] || fail "/data belongs to the user that reads it"
for table in documents indicators industries policies measures rejects edits audits conflicts; do
  cmp "$mounted/data/$table.csv" "data/$table.csv" || fail "$table.csv differs from the dataset built outside"
done
cmp "$mounted/data/build.json" data/build.json || fail "build.json differs from the dataset built outside"
[ -z "$(find "$mounted" -xdev -newer "$scratch/config" -type f -not -path "$mounted/tmp/*" \
  -not -path "$mounted/run/.containerenv" -print -quit)" ] \
  || fail "the running container wrote outside /tmp"
inside 10001 sh -c '! touch /data/x 2>/dev/null && ! touch /opt/app/x 2>/dev/null' || fail "the user can write to the application"
store umount "$container" >/dev/null
if grep -qE 'Traceback|Error' "$scratch/server.log"; then cat "$scratch/server.log" >&2; fail "the log shows an error"; fi
echo "The container is healthy, serves its pages, and holds the same dataset ($(wc -l <data/indicators.csv) lines of indicators.csv)."
