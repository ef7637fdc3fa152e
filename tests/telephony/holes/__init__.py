"""The hole detector (空洞检测): every sound of every feature, heard and recorded."""
