"""Timeline: from undated diplomatic reports to one chronology in which every date explains itself."""

__version__ = "0.1.0"
