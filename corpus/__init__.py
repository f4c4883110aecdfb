"""The bundled documents: their sources, and the tool that makes PDFs, texts and true structures from them."""
