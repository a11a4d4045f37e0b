use super::*;
use std::io::Write;
use std::sync::Barrier;
use std::thread;

/// The names in a folder, and what the files hold.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

/// Both steps, as `save` takes them.
fn put(path: &Path, overwrite: bool, text: &str) -> Result<()> {
    check(path, overwrite)?;
    place(path, overwrite, |file| file.write_all(text.as_bytes()))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).expect("a text")
}

#[test]
fn a_file_that_is_there_stays_unless_told() {
    let folder = folder();
    let path = folder.path().join("落后.csv");
    assert_eq!(put(&path, false, "one"), Ok(()));
    // Both the look before the work and the last step hold it.
    for wrong in [put(&path, false, "two"), place(&path, false, |file| file.write_all(b"two"))] {
        let wrong = wrong.expect_err("it is there").swap_remove(0);
        assert_eq!(wrong.code, Code::FileExists);
        assert!(
            wrong.message.english().ends_with("落后.csv` is there already"),
            "{}",
            wrong.message.english()
        );
        assert_eq!(wrong.hints[0].english(), "write overwrite behind the path");
    }
    assert_eq!(read(&path), "one");
    assert_eq!(put(&path, true, "two"), Ok(()));
    assert_eq!(read(&path), "two");
    assert_eq!(names(folder.path()), ["落后.csv"]);
}

#[test]
fn a_file_that_comes_meanwhile_stays() {
    let folder = folder();
    let path = folder.path().join("late.csv");
    let wrong = place(&path, false, |file| {
        fs::write(&path, "the other's")?;
        file.write_all(b"mine")
    });
    assert_eq!(wrong.map_err(|wrong| wrong[0].code), Err(Code::FileExists));
    assert_eq!(read(&path), "the other's");
    assert_eq!(names(folder.path()), ["late.csv"]);
}

#[test]
fn of_many_writers_one_wins_and_its_file_is_whole() {
    const WRITERS: usize = 8;
    for overwrite in [false, true] {
        let folder = folder();
        let path = folder.path().join("late.csv");
        let start = Barrier::new(WRITERS);
        let results: Vec<Result<()>> = thread::scope(|scope| {
            let (path, start) = (&path, &start);
            let writer = |digit: usize| {
                move || {
                    start.wait();
                    // Past `check`, as when all looked before any wrote.
                    place(path, overwrite, |file| {
                        (0..2000).try_for_each(|_| write!(file, "{digit}"))
                    })
                }
            };
            let writers: Vec<_> = (0..WRITERS).map(|digit| scope.spawn(writer(digit))).collect();
            writers.into_iter().map(|one| one.join().expect("no panic")).collect()
        });
        let won = results.iter().filter(|result| result.is_ok()).count();
        assert_eq!(won, if overwrite { WRITERS } else { 1 });
        for wrong in results.into_iter().filter_map(Result::err) {
            assert_eq!(wrong[0].code, Code::FileExists);
        }
        let text = read(&path);
        assert_eq!(text.len(), 2000);
        assert!(text.bytes().all(|byte| Some(byte) == text.bytes().next()), "of two writers");
        assert_eq!(names(folder.path()), ["late.csv"]);
    }
}

#[test]
fn what_fails_half_way_leaves_nothing_behind() {
    let folder = folder();
    let path = folder.path().join("late.csv");
    let full = |file: &mut File| {
        file.write_all(b"half")?;
        Err(io::Error::from(io::ErrorKind::StorageFull))
    };
    let wrong = place(&path, false, full).expect_err("a full disk").swap_remove(0);
    assert_eq!(wrong.code, Code::UnwritableFile);
    assert!(
        wrong.message.english().ends_with("cannot be written: the disk is full"),
        "{}",
        wrong.message.english()
    );
    assert!(names(folder.path()).is_empty());
    assert_eq!(put(&path, false, "whole"), Ok(()));
    assert!(place(&path, true, full).is_err());
    assert_eq!((read(&path), names(folder.path())), ("whole".into(), vec!["late.csv".into()]));
}

#[test]
fn what_stands_in_the_way_is_named() {
    let folder = folder();
    fs::create_dir(folder.path().join("dir.csv")).expect("a folder");
    fs::write(folder.path().join("file"), "").expect("a file");
    fs::write(folder.path().join("kept.csv"), "kept").expect("a file");
    let mut kept = fs::metadata(folder.path().join("kept.csv")).expect("a file").permissions();
    kept.set_readonly(true);
    fs::set_permissions(folder.path().join("kept.csv"), kept).expect("read-only");
    for (name, overwrite, why) in [
        ("dir.csv", false, "a folder has this name"),
        ("dir.csv", true, "a folder has this name"),
        ("kept.csv", true, "it is read-only"),
        ("none/late.csv", false, "there is no folder `"),
        ("none/late.csv", true, "there is no folder `"),
        ("file/late.csv", false, "file` is no folder"),
    ] {
        let wrong = put(&folder.path().join(name), overwrite, "x").expect_err(name).swap_remove(0);
        assert_eq!(wrong.code, Code::UnwritableFile, "{name}");
        assert!(wrong.message.english().contains(why), "{}", wrong.message.english());
    }
    assert_eq!(names(folder.path()), ["dir.csv", "file", "kept.csv"]);
    assert_eq!(read(&folder.path().join("kept.csv")), "kept");
}

#[cfg(unix)]
mod on_unix {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};

    fn mode(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("own folder");
    }

    #[test]
    fn a_folder_that_is_read_only() {
        let folder = folder();
        mode(folder.path(), 0o555);
        // Root may write anywhere: then the file has to be there instead.
        let may = File::create(folder.path().join("probe")).is_ok();
        let path = folder.path().join("late.csv");
        match put(&path, false, "x") {
            Ok(()) => assert!(may && read(&path) == "x"),
            Err(wrong) => {
                assert!(!may, "{}", wrong[0].message.english());
                assert!(
                    wrong[0].message.english().contains("no permission to write in the folder `")
                );
                assert_eq!(wrong[0].code, Code::UnwritableFile);
                assert!(names(folder.path()).is_empty());
            }
        }
        mode(folder.path(), 0o755);
    }

    #[test]
    fn others_may_read_it_as_any_new_file() {
        let folder = folder();
        let [saved, plain] = ["saved.csv", "plain.csv"].map(|name| folder.path().join(name));
        put(&saved, false, "x").expect("saved");
        fs::write(&plain, "x").expect("written");
        let mode_of = |path: &Path| fs::metadata(path).expect("a file").permissions().mode();
        assert_eq!(mode_of(&saved), mode_of(&plain));
        mode(&saved, 0o640);
        put(&saved, true, "y").expect("overwritten");
        assert_eq!(mode_of(&saved) & 0o777, 0o640);
    }

    #[test]
    fn a_link_stays_and_what_it_leads_to_is_overwritten() {
        let folder = folder();
        let [file, link, lost] =
            ["file.csv", "link.csv", "lost.csv"].map(|name| folder.path().join(name));
        fs::write(&file, "old").expect("written");
        symlink(&file, &link).expect("a link");
        symlink("nowhere", &lost).expect("a link");
        for link in [&link, &lost] {
            assert_eq!(put(link, false, "x").map_err(|wrong| wrong[0].code), Err(Code::FileExists));
        }
        put(&link, true, "new").expect("overwritten");
        assert!(fs::symlink_metadata(&link).expect("a link").is_symlink());
        assert_eq!(read(&file), "new");
    }
}

#[test]
fn what_is_taken_back_while_it_is_written_leaves_the_old_file_and_nothing_else() {
    let folder = folder();
    let path = folder.path().join("late.csv");
    assert_eq!(put(&path, false, "old"), Ok(()));
    let leave = Leave::default();
    let (mine, writing) = (leave.clone(), Barrier::new(2));
    thread::scope(|scope| {
        let taken_back = scope.spawn(|| {
            writing.wait();
            mine.take_back()
        });
        let wrong = place_with(&leave, &path, true, |file| {
            file.write_all(b"half")?;
            writing.wait();
            // As long as a file is long, it is written in pieces.
            while leave.write(file, b".").is_ok() {
                thread::yield_now();
            }
            Ok(())
        });
        assert_eq!(wrong.map_err(|wrong| wrong[0].code), Err(Code::UnwritableFile));
        assert_eq!(taken_back.join().expect("no panic"), Vec::<PathBuf>::new());
    });
    assert_eq!((read(&path), names(folder.path())), ("old".into(), vec!["late.csv".to_owned()]));
    assert!(place_with(&leave, &path, true, |_| Ok(())).is_err());
}

#[test]
fn what_is_taken_back_too_late_is_named() {
    let folder = folder();
    let path = folder.path().join("late.csv");
    let leave = Leave::default();
    let placed = place_with(&leave, &path, false, |file| file.write_all(b"new"));
    assert_eq!((placed, leave.take_back()), (Ok(()), vec![path.clone()]));
    assert_eq!(read(&path), "new");
}
