"""The only place that knows SQL: the encrypted registry, its changes and its keystore."""
