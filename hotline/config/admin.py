"""Background jobs in Django's administration: to look at, and to try failed ones again.

The package would let anybody who may look call jobs off, such as the sealing of a recording.
"""

from procrastinate.contrib.django.admin import ProcrastinateJobAdmin

ProcrastinateJobAdmin.actions = [ProcrastinateJobAdmin.retry]
