#!version:1.0.0.1

include:config "805ec0123abc.cfg"

overwrite_mode = 0
