using Sim;

namespace Local.Endpoints.CloudWatch;

/// <summary>Errors as CloudWatch writes them: by the name of the shape in the body, by the older code of the query protocol in a header.</summary>
internal static class CloudWatchErrors
{
    public static EndpointAnswer Answer(AwsProtocol protocol, AwsError error)
    {
        if (protocol == AwsProtocol.Query)
        {
            return XmlAnswer.Xml.Error(error);
        }

        var answer = AnswerWriter.Of(protocol, "");
        answer.Text("__type", $"com.amazonaws.cloudwatch#{ShapeOf(error.Code)}");
        answer.Text("message", error.Message);
        return answer.Finish() with { HttpStatus = error.HttpStatus, QueryError = $"{error.Code};{(error.HttpStatus < 500 ? "Sender" : "Receiver")}" };
    }

    private static string ShapeOf(string code) => code switch
    {
        "InvalidParameterValue" or "InvalidParameterCombination" => $"{code}Exception",
        "MissingParameter" => "MissingRequiredParameterException",
        _ => code,
    };
}
