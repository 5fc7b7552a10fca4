"""The page's views, rendering only: what they show is worked out in `assistant`."""
