"""Quality inspection (质检): scorecards, machine's pre-scores, inspections, samples, disputes."""
