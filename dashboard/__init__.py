"""The dashboard: five pages over one dataset folder, in Chinese and English."""
