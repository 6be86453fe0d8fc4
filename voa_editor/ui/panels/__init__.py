"""Show the issue from other sides than the canvas: panels to dock beside it, each thin over the desk."""
