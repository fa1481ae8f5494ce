"""What a build costs: a corpus of any size, built by Dateline and by peers, as whole processes."""
