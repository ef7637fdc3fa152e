"""Electronic mail (电子邮件): letters come by IMAP, answers go by SMTP."""
