"""The pages in a real Chromium: walked, measured with axe, by keyboard only, narrow, and without scripts."""
