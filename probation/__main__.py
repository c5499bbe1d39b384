import sys

from probation.cli import main

sys.exit(main())
