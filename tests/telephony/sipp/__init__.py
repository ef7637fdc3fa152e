"""SIPp's part: scenario templates, and the programs that play them."""
