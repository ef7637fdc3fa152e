"""Files written beside the calls."""

from pathlib import Path

from callcontrol.files import BackgroundFiles


def test_last_text_wins_and_removed_files_are_gone(tmp_path: Path) -> None:
    files = BackgroundFiles()
    for number in range(500):
        files.write(tmp_path / f"{number % 5}.json", str(number))
    files.write(tmp_path / "gone.json", "x")
    files.remove(tmp_path / "gone.json")
    files.remove(tmp_path / "never.json")
    files.flush()
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {
        f"{number}.json": str(495 + number) for number in range(5)
    }


def test_disk_that_refuses_does_not_stop_the_next_file(tmp_path: Path) -> None:
    files = BackgroundFiles()
    files.write(tmp_path / "no such directory" / "a.json", "1")
    files.write(tmp_path / "b.json", "2")
    files.flush()
    assert (tmp_path / "b.json").read_text() == "2"
