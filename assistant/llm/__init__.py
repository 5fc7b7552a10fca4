"""A chat model words the answer from numbered passages; code checks every claim before it is shown."""
