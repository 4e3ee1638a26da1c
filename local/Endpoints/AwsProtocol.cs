namespace Local.Endpoints;

/// <summary>How a call is written. https://smithy.io/2.0/aws/protocols/index.html</summary>
public enum AwsProtocol
{
    /// <summary>AWS JSON: the operation in <c>X-Amz-Target</c>, a JSON object as body.</summary>
    Json,

    /// <summary>AWS query: a form, with the operation as its field <c>Action</c>; answered in XML.</summary>
    Query,

    /// <summary>REST JSON: the operation in method and path.</summary>
    Rest,

    /// <summary>Smithy RPC v2 CBOR: the operation in the path.</summary>
    Cbor,
}
