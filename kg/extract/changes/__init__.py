"""How people come to posts and leave them."""
