print("bayplan")
