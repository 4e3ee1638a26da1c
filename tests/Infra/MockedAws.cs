using System.Collections.Immutable;
using System.Text.Json;
using Moq;
using Pulumi;
using Pulumi.Testing;

namespace Tests.Infra;

/// <summary>What a piece of the program declares, when AWS answers with ARNs and URLs of a recognizable shape.</summary>
internal sealed class MockedAws
{
    private readonly List<MockResourceArgs> declared = [];

    public IReadOnlyList<MockResourceArgs> Declared => declared;

    public static async Task<MockedAws> DeclareAsync(Action program)
    {
        var aws = new MockedAws();
        var mocks = new Mock<IMocks>();
        mocks.Setup(mock => mock.NewResourceAsync(It.IsAny<MockResourceArgs>()))
            .Returns<MockResourceArgs>(args => Task.FromResult<(string?, object)>(aws.Answer(args)));
        mocks.Setup(mock => mock.CallAsync(It.Is<MockCallArgs>(call => call.Token == "aws:index/getCallerIdentity:getCallerIdentity")))
            .ReturnsAsync(new Dictionary<string, object>
            {
                ["accountId"] = "123456789012", ["arn"] = "arn:aws:iam::123456789012:user/test", ["id"] = "123456789012", ["userId"] = "test",
            });
        await Deployment.TestAsync(
            mocks.Object,
            new TestOptions { ProjectName = "infra", StackName = "test", IsPreview = false },
            () =>
            {
                program();
                return new Dictionary<string, object?>();
            });
        return aws;
    }

    /// <summary>The inputs of the one resource of this type and name.</summary>
    public ImmutableDictionary<string, object> Inputs(string type, string name) =>
        Assert.Single(declared, resource => resource.Type == type && resource.Name == name).Inputs;

    /// <summary>The statements of a policy document, by their ids.</summary>
    public IReadOnlyDictionary<string, JsonElement> Statements(string type, string name) => Json(Inputs(type, name)["policy"])
        .GetProperty("Statement").EnumerateArray().ToDictionary(statement => statement.GetProperty("Sid").GetString()!);

    /// <summary>A text or a list of texts.</summary>
    public static string[] Texts(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? [.. value.EnumerateArray().Select(item => item.GetString()!)]
        : [value.GetString()!];

    public static JsonElement Json(object text)
    {
        using var document = JsonDocument.Parse((string)text);
        return document.RootElement.Clone();
    }

    private (string? Id, object State) Answer(MockResourceArgs args)
    {
        lock (declared)
        {
            declared.Add(args);
        }

        var name = args.Inputs.GetValueOrDefault("name") as string ?? args.Name!;
        return (args.Name, args.Inputs.SetItem("name", name).SetItem("arn", $"arn:{args.Name}").SetItem("url", $"https://{args.Name}").SetItem("version", "7"));
    }
}
