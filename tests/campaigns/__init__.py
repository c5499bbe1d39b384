"""Long runs, each by `script/campaign NAME`."""
