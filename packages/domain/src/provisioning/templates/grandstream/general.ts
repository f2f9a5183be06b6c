/** Time, and where the settings come from: the same for all phones. A DHCP server may not send them elsewhere. */
export const general = `
    <P30>{{ ntpServer }}</P30>
    <P64>customize</P64>
    <P246>{{ timeZone }}</P246>
    <P143>0</P143>

    <P212>{{ provisioning.protocol }}</P212>
    <P237>{{ provisioning.path }}</P237>
    {% if provisioning.username != "" %}
    <P1360>{{ provisioning.username }}</P1360>
    <P1361>{{ provisioning.password }}</P1361>
    {% endif %}
    <P194>1</P194>
    <P193>1440</P193>
    <P145>0</P145>
    {% if web.adminPassword != "" %}

    <P2>{{ web.adminPassword }}</P2>
    {% endif %}
`.slice(1);
