"""The Streamlit pages: the only room that knows Streamlit."""
