"""The pictures of one selection: bars, lines, small charts, dots. Each says its finding and draws itself."""
