using Sim;

namespace Local.Endpoints.Lambda;

/// <summary>https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctions.html</summary>
internal static class ListFunctions
{
    private const int MostOnAPage = 50;

    public static EndpointAnswer Answer(World world, LambdaRequest request) => LambdaJson.Page(
        "Functions",
        request,
        [.. world.Snapshot().Functions.Select(function => function.Id).OrderBy(world.NameOf, StringComparer.Ordinal)],
        MostOnAPage,
        (json, function) => GetFunction.WriteConfiguration(json, world, function, "$LATEST"));
}
