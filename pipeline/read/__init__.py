"""Reading: any file an official receives becomes a Document of whole paragraphs and table rows."""
