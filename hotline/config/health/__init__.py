"""Whether everything works (系统运行状况), as an administrator sees it."""
