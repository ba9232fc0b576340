"""The mixing desk: score -> placed notes -> strips -> stems and room -> a clean, balanced mix. No mastering here."""
