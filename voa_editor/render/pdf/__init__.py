"""Write sheets as a print PDF with ReportLab."""
