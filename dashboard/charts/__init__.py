"""DataFrame → plotly figure, one module per page; nothing here knows Streamlit."""
