"""A child that never ends by itself: the limit of its time ends it."""

from hotline.files.limits import limit

if __name__ == "__main__":
    limit(1)
    while True:
        pass
