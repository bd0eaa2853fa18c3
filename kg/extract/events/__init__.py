"""Events: their names, when and where they are held, which mentions are of one."""
