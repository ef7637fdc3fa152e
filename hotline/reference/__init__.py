"""Reference (基础资料): areas, topics, the work calendar and policy limits."""
