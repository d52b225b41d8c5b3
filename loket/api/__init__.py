"""The REST API: /api/v1 (ontwerp.md section 6; docs/api.md). The same refusals as the pages, the command line and the scenario."""
