using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Sim;

namespace Local.Endpoints.Sns;

/// <summary>SNS's query protocol (API version 2010-03-31): a form comes in, XML goes out. One file for each action.</summary>
internal static class SnsEndpoint
{
    public static EndpointAnswer Answer(World world, AwsCall call)
    {
        try
        {
            var form = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(call.Body.Span)).ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);
            return form.GetValueOrDefault("Action") switch
            {
                "PublishBatch" => PublishBatch.Answer(world, form),
                var action => throw new AwsError("InvalidAction", $"SNS's {action ?? "request without an Action"} is not simulated. Simulated: PublishBatch."),
            };
        }
        catch (AwsError error)
        {
            return SnsXml.Error(error);
        }
    }
}
