"""What stands between the network and the pages, and what the starting process hands over."""

CLASS_CODE = "BIASCOMPARE_CLASS_CODE"
"""The variable with the class code: an argument would stand in the list of processes."""
FOR_OTHERS = "BIASCOMPARE_FOR_OTHERS"
"""The variable that is set where other machines may ask."""
OPENID = "BIASCOMPARE_OPENID"
"""The variable that is set where visitors sign in with OpenID Connect."""
