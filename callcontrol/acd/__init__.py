"""The automatic call distributor (排队机): who waits, and who is offered whom."""
