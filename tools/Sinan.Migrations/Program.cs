// dotnet-ef starts this assembly only to find the contexts in Sinan.Storage; it does nothing by itself.
return 0;
