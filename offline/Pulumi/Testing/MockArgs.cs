using System.Collections.Immutable;

namespace Pulumi.Testing;

/// <summary>A resource that is registered or read; unknown inputs are left out, secret ones are shown.</summary>
public class MockResourceArgs
{
    public string? Type { get; set; }

    public string? Name { get; set; }

    public ImmutableDictionary<string, object> Inputs { get; set; } = null!;

    public string? Provider { get; set; }

    public string? Id { get; set; }
}

/// <summary>A function or method that is called; unknown arguments are left out, secret ones are shown.</summary>
public class MockCallArgs
{
    public string? Token { get; set; }

    public ImmutableDictionary<string, object> Args { get; set; } = null!;

    public string? Provider { get; set; }
}

/// <summary>Outputs that are registered, each with whether it is known and secret.</summary>
public class MockRegisterResourceOutputsRequest
{
    // Fields, because the official package shipped them so.
    public readonly string Urn;
    public readonly ImmutableDictionary<string, Output<object?>> Outputs;

    public MockRegisterResourceOutputsRequest(string urn, ImmutableDictionary<string, Output<object?>> outputs)
    {
        Urn = urn;
        Outputs = outputs;
    }
}
