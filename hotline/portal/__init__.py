"""The portal (市民查询): what citizens see of their orders without signing in."""
