"""Files that wish ill to whoever reads them, and what reading them costs."""
