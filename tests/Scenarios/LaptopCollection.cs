namespace Tests.Scenarios;

/// <summary>Functions in this process share its environment variables, so the tests that run them take turns.</summary>
[CollectionDefinition("laptop", DisableParallelization = true)]
public sealed class LaptopCollection;
