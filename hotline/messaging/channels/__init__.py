"""One folder per channel; a folder that is deleted is a channel less."""
