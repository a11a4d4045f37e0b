"""Who is behind schedule, and by how much."""

import indiq

with indiq.Session() as session:
    for row in session.query("rank domestic where progress < schedule"):
        print("{district}: {progress}%, {gap:+} points".format(**row))

    report = session.check("check pace for domestic: progress >= schedule")
    for check in report.failed:
        print(indiq.explained(check))
