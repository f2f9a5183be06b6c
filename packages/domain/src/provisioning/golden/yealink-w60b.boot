#!version:1.0.0.1

include:config "0004f2abcdef.cfg"

overwrite_mode = 0
