//! The project's tasks, as a program: built here with what the tests were built of, so that whoever ran the tests can
//! run `target/debug/xtask-house` without waiting for another build.

use std::process::{Command, Output};

fn house(arguments: &[&str]) -> std::io::Result<Output> {
    Command::new(env!("CARGO_BIN_EXE_xtask-house")).args(arguments).output()
}

#[test]
fn each_task_says_what_it_is_for() {
    let help = house(&["--help"]).unwrap();
    assert!(help.status.success());
    let help = String::from_utf8(help.stdout).unwrap();
    let listed =
        help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    // A line that is indented further goes on with the one above.
    let tasks = listed.filter(|line| !line.starts_with("   "));
    let mute: Vec<_> = tasks.clone().filter(|line| line.split_whitespace().nth(1).is_none()).collect();
    assert_eq!(mute, Vec::<&str>::new());
    assert!(tasks.count() > 5, "{help}");
}

#[test]
fn a_task_that_there_is_not_is_a_fault_of_the_command_line() {
    assert_eq!(house(&["no-such-task"]).unwrap().status.code(), Some(2));
}
