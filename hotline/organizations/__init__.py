"""Organizations (组织机构): the departments (承办单位) that handle orders, and teams (班组)."""
