"""What is known of every file of a workspace, so that ten thousand answer at once: a row a file, in sqlite.

The cache is disposable. A row counts while the file's size, times and inode are what they were just before it was read,
and the file was two seconds older than that reading (git's racy-clean rule: a second change within one tick of the clock
would leave the same record). No answer depends on it: deleted, damaged, locked, written by another version, or with no
place to be, it is left aside, and the files are read.

It lies among the person's own things (`$XDG_CACHE_HOME/mission/`), never in a workspace: nothing that comes with a
clone, an archive or a shared folder can be taken for it, looking writes nothing into a folder, and a workspace on a
network drive or in a synchronised folder has it on the local disk.
"""
