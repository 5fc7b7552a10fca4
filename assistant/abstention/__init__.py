"""When the guide does not say."""
